namespace ActLab.Core.Formulas;

/// <summary>Stands for an activation that a person defined, of which there is none here.</summary>
public abstract class UserActivation(ActivationInfo info, ParameterSet parameters) : Activation(info, parameters);
