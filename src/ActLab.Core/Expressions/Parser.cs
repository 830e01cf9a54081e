using ActLab.Core.Numbers;

namespace ActLab.Core.Expressions;

/// <summary>
/// Recursive descent over the grammar
/// <code>
/// sum     = product { ("+" | "-") product }
/// product = sign { ("*" | "/") sign }
/// sign    = ("+" | "-") sign | power
/// power   = atom [ "^" sign ]
/// atom    = number | name | function "(" arguments ")" | "(" sum ")"
///         | activation "(" sum { "," name "=" [ "-" ] number } ")"
/// </code>
/// where activation is an identifier of the catalogue with _ for -, and ' after it for the derivative.
/// </summary>
sealed class Parser
{
    static readonly string[] Functions = [.. Enum.GetValues<Function>().Select(Call.Name), "if", "max", "min"];

    readonly Tokens _tokens;
    readonly IReadOnlyDictionary<string, double> _parameters;
    readonly Catalog? _catalog;
    int _nesting;

    Parser(string text, IReadOnlyDictionary<string, double> parameters, Catalog? catalog) =>
        (_tokens, _parameters, _catalog) = (new(text), parameters, catalog);

    /// <summary>What stands for the variable; the parameters are then replaced by their values too.</summary>
    Expression? Argument { get; init; }

    /// <summary>Most nodes.</summary>
    int Most { get; init; } = Expression.MaxNodes;

    /// <summary>A formula that is right, with an argument in place of x and numbers in place of the parameters.</summary>
    /// <exception cref="BadInputException">It becomes too large.</exception>
    internal static Expression WithArgument(string text, IReadOnlyDictionary<string, double> parameters, Expression argument)
    {
        try
        {
            return new Parser(text, parameters, null) { Argument = argument, Most = Expression.MaxDerivativeNodes }.Sum();
        }
        catch (SyntaxException e)
        {
            throw new BadInputException($"'{text}' with an argument of {argument.Size} terms: {e.Message}");
        }
    }

    /// <summary>The formula, or why it is none.</summary>
    internal static (Expression?, FormulaError?) Read(string text, IReadOnlyDictionary<string, double>? parameters, Catalog? catalog)
    {
        try
        {
            if (text.Length > Expression.MaxLength)
            {
                throw new SyntaxException(Expression.MaxLength + 1, $"a formula has at most {Expression.MaxLength} characters");
            }

            var parser = new Parser(text, parameters ?? new Dictionary<string, double>(), catalog);
            var formula = parser.Sum();
            return parser._tokens.Current.IsEnd ? (formula, null) : throw parser._tokens.Unexpected("an operator or the end");
        }
        catch (SyntaxException e)
        {
            return (null, new(e.Column, e.Message));
        }
    }

    Expression Sum()
    {
        var left = Product();
        while (_tokens.Take("+", "-") is { } op)
        {
            var right = Product();
            left = Node(op, op.Text == "+" ? new Sum(left, right) : new Difference(left, right));
        }

        return left;
    }

    Expression Product()
    {
        var left = Sign();
        while (_tokens.Take("*", "/") is { } op)
        {
            var right = Sign();
            left = Node(op, op.Text == "*" ? new Product(left, right) : new Quotient(left, right));
        }

        return left;
    }

    Expression Sign()
    {
        if (++_nesting > Expression.MaxNesting)
        {
            throw new SyntaxException(_tokens.Current.Column, $"nested deeper than {Expression.MaxNesting} levels");
        }

        var result = _tokens.Take("+", "-") switch
        {
            null => Power(),
            { Text: "-" } minus => Node(minus, new Negation(Sign())),
            _ => Sign(),
        };
        _nesting--;
        return result;
    }

    Expression Power()
    {
        var left = Atom();
        return _tokens.Take("^") is { } op ? Node(op, new Power(left, Sign())) : left;
    }

    Expression Atom()
    {
        if (_tokens.Take("(") is not null)
        {
            var inner = Sum();
            _tokens.Expect(")");
            return inner;
        }

        var token = _tokens.Current;
        if (token.IsNumber)
        {
            _tokens.Advance();
            var value = DecimalLiteral.Parse(token.Text)
                ?? throw new SyntaxException(token.Column, $"{token} is beyond the range of a double");
            return Node(token, new Number(value, token.Text));
        }

        return token.IsName ? Name(token) : throw _tokens.Unexpected("a number, x, a function or '('");
    }

    Expression Name(Token name)
    {
        _tokens.Advance();
        // A parameter may be named as a function, such as the bounds min and max of a clip.
        if (Functions.Contains(name.Text) && (_tokens.Current.Text == "(" || !_parameters.ContainsKey(name.Text)))
        {
            _tokens.Expect("(");
            var call = Node(name, Arguments(name.Text));
            _tokens.Expect(")");
            return call;
        }

        return name.Text switch
        {
            "x" or "z" => Argument ?? Node(name, new Variable(name.Text)),
            "pi" => Node(name, new Number(Constant.Pi, name.Text)),
            _ when _parameters.TryGetValue(name.Text, out var value) =>
                Argument is null ? Node(name, new NamedParameter(name.Text, value)) : Simplify.Literal(value),
            _ when _tokens.Current.Text == "(" && _catalog?.InFormula(name.Text) is { } callee => Activation(name, callee),
            _ => throw new SyntaxException(name.Column, $"unknown name {name}; expected {Known}"),
        };
    }

    string Known => string.Join(", ", ((string[])["x", "z", "pi"]).Concat(_parameters.Keys).Concat(Functions))
        + (_catalog is null ? "" : ", or an activation with _ for -, as leaky_relu(x)");

    Expression Activation(Token name, Callee callee)
    {
        _tokens.Expect("(");
        var argument = Sum();
        try
        {
            while (_tokens.Take(",") is not null)
            {
                callee = callee with { Activation = Set(callee.Activation) };
            }

            _tokens.Expect(")");
            return Node(name, new ActivationCall(callee, argument));
        }
        catch (BadInputException e)
        {
            throw new SyntaxException(name.Column, e.Message);
        }
    }

    /// <summary>The activation with one parameter set.</summary>
    Activation Set(Activation activation)
    {
        var parameter = _tokens.Current;
        _tokens.Advance();
        if (!parameter.IsName)
        {
            throw new SyntaxException(parameter.Column, $"expected the name of a parameter, found {parameter}");
        }

        _tokens.Expect("=");
        var sign = _tokens.Take("-")?.Text ?? "";
        var value = _tokens.Current;
        if (!value.IsNumber)
        {
            throw _tokens.Unexpected("a number");
        }

        _tokens.Advance();
        return activation.With(activation.Parameters.With(parameter.Text, sign + value.Text));
    }

    Expression Arguments(string function)
    {
        var first = Sum();
        if (function is "max" or "min")
        {
            return new Extreme(function == "max", first, Next());
        }

        if (function != "if")
        {
            return new Call(Enum.Parse<Function>(function, ignoreCase: true), first);
        }

        var comparison = _tokens.Take([.. Choice.Symbols.Keys]) ?? throw _tokens.Unexpected("one of < <= > >= ==");
        return new Choice(Choice.Symbols[comparison.Text], first, Sum(), Next(), Next());
    }

    Expression Next()
    {
        _tokens.Expect(",");
        return Sum();
    }

    Expression Node(Token at, Expression node) => node.Size <= Most && node.Depth <= Most / 4
        ? node
        : throw new SyntaxException(at.Column, $"a formula has at most {Most} terms, {Most / 4} in one chain");
}
